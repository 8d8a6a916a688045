package org.liasse.variant.inspection.airtightness;

/** Which way the fan blows. */
public enum Mode {
    DEPRESSURISATION,
    PRESSURISATION
}
