package org.liasse.api.form;

import org.liasse.api.Key;

/**
 * A field is asked for only while another field of the same form has this value; otherwise it is
 * neither required nor shown. The value is the JSON value's text: {@code "true"}, an option's key,
 * a number.
 */
public record Shown(Key field, String equals) {}
