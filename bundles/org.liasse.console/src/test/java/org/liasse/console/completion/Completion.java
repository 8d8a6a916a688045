package org.liasse.console.completion;

import org.apache.karaf.shell.api.console.Completer;
import org.osgi.framework.BundleContext;

/** Completers as the shell puts them together. */
public final class Completion {

    private Completion() {}

    public static Completer ofActions(BundleContext context) {
        ActionCompleter completer = new ActionCompleter();
        completer.context = context;
        return completer;
    }
}
