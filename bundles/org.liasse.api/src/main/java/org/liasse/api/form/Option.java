package org.liasse.api.form;

import org.liasse.api.Key;
import org.liasse.api.Text;

/** One answer that a choice offers; the label may be {@code null} until the type gives it. */
public record Option(Key key, Text label) {}
