/**
 * The airtightness test by a blower door (NF EN ISO 9972, FD P50-784): figures, intervals, validity
 * and verdict. Pure; pressures in Pa, flows in m³/h, areas in m², volumes in m³.
 */
package org.liasse.variant.inspection.airtightness;
