package org.liasse.api.spi;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.workflow.Facts;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what sections hold that follow from the rest of a dossier: a result, a sum. Nobody edits
 * them. Pure, and of short duration; asked again after every act on the dossier, in its
 * transaction, and a difference is written and stands in the timeline. A service with {@link
 * ActionEffect#TYPE}.
 */
@ConsumerType
public interface SectionSource {

    /**
     * By section, all that it holds; a section that it does not name it leaves as it is.
     *
     * @param facts after the act, without roles, marks and inputs, for nothing here depends on who
     *     acts; documents as they were before it
     */
    Map<Key, Map<String, Object>> sections(Facts facts);
}
