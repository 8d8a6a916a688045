/** The catalogue of types: what variants bring, kept as snapshots, leased around decisions. */
package org.liasse.core.types;
