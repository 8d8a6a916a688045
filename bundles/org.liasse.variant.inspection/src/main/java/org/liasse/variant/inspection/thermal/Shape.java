package org.liasse.variant.inspection.thermal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An element that is looked at, and those within it that are. Names are compared by their local
 * part, whatever its case: files spell some of them differently.
 */
final class Shape {

    /** What is done with the text of an element. */
    @FunctionalInterface
    interface Taking {

        /**
         * @param path of the element
         * @param text without white space around; never empty
         */
        void take(Gathering gathering, String path, String text);
    }

    private final String name;
    private final Map<String, Shape> children = new HashMap<>();
    private boolean isRepeated;
    private Taking taking;
    private BiConsumer<Gathering, String> beginning = (gathering, path) -> {};
    private Consumer<Gathering> ending = gathering -> {};

    private Shape(String name) {
        this.name = name;
    }

    static Shape element(String name, Shape... within) {
        Shape shape = new Shape(name);
        for (Shape child : within) {
            shape.children.put(child.name.toLowerCase(Locale.ROOT), child);
        }
        return shape;
    }

    static Shape leaf(String name, Taking taking) {
        return element(name).saying(taking);
    }

    Shape saying(Taking what) {
        taking = what;
        return this;
    }

    /** Counted among its like, in paths. */
    Shape each(BiConsumer<Gathering, String> atItsBeginning) {
        isRepeated = true;
        beginning = atItsBeginning;
        return this;
    }

    Shape once(BiConsumer<Gathering, String> atItsBeginning) {
        beginning = atItsBeginning;
        return this;
    }

    Shape then(Consumer<Gathering> atItsEnd) {
        ending = atItsEnd;
        return this;
    }

    Optional<Shape> child(String localName) {
        return Optional.ofNullable(children.get(localName.toLowerCase(Locale.ROOT)));
    }

    boolean isRepeated() {
        return isRepeated;
    }

    boolean speaks() {
        return taking != null;
    }

    void begin(Gathering gathering, String path) {
        beginning.accept(gathering, path);
    }

    void take(Gathering gathering, String path, String text) {
        taking.take(gathering, path, text);
    }

    void end(Gathering gathering) {
        ending.accept(gathering);
    }
}
