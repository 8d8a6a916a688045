package org.liasse.demo;

import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.Products;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Types;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Offices;
import org.liasse.api.people.SignIn;
import org.liasse.api.print.Printer;

/** All that the demonstration touches. */
public record Doors(
        Offices offices,
        Accounts accounts,
        SignIn signIn,
        Types types,
        Dossiers dossiers,
        Definitions definitions,
        Participants participants,
        Conversations conversations,
        Documents documents,
        Slots slots,
        Sharing sharing,
        Products products,
        EditedTexts texts,
        Printer printer) {}
