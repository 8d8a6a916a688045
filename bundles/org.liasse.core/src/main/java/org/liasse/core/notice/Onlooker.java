package org.liasse.core.notice;

import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;

/**
 * Before whose eyes something is told, besides those of whoever is told: nobody's, where it is
 * sent.
 */
interface Onlooker {

    /** Letters are sealed. */
    Onlooker NOBODY =
            new Onlooker() {
                @Override
                public boolean sees(String audience) {
                    return true;
                }

                @Override
                public boolean seesSection(Section section, Set<Key> flags) {
                    return true;
                }

                @Override
                public boolean seesSlot(Slot slot, Set<Key> flags) {
                    return true;
                }
            };

    /**
     * @param audience as stored
     */
    boolean sees(String audience);

    /**
     * @param section as the dossier has it by then
     * @param flags of the dossier by then
     */
    boolean seesSection(Section section, Set<Key> flags);

    boolean seesSlot(Slot slot, Set<Key> flags);

    /**
     * Somebody who reads a preview. He sees what he sees before, and would still see after.
     *
     * @param before the dossier as he sees it now
     * @param roles that he holds on it
     */
    record Asker(CaseFile before, Set<Key> roles) implements Onlooker {

        static Asker of(CaseFile before, Caller caller) {
            return new Asker(before, before.rolesOf(caller));
        }

        @Override
        public boolean sees(String audience) {
            return Audiences.include(audience, roles);
        }

        @Override
        public boolean seesSection(Section section, Set<Key> flags) {
            return section.audience().includes(roles, flags)
                    && before.type()
                            .section(section.key())
                            .filter(s -> is(s.audience()))
                            .isPresent();
        }

        @Override
        public boolean seesSlot(Slot slot, Set<Key> flags) {
            return slot.audience().includes(roles, flags)
                    && before.type().slot(slot.key()).filter(s -> is(s.audience())).isPresent();
        }

        private boolean is(Audience audience) {
            return audience.includes(roles, before.header().flags());
        }
    }
}
