package org.liasse.variant.inspection.thermal;

import org.liasse.api.Text;

/**
 * Something that a file lacks or says wrongly.
 *
 * @param path of the element, such as {@code /projet/Datas_Comp/donnees_generales}; {@code /} where
 *     it is the whole file
 */
public record Fault(String path, Text told) {

    static Fault missing(String path) {
        return new Fault(path, new Text("Il manque " + path + ".", path + " is missing."));
    }

    static Fault of(String path, String fr, String en) {
        return new Fault(path, new Text(path + " : " + fr, path + ": " + en));
    }
}
