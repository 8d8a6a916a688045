/** Measures what an operation of a running platform costs: time, processor time, statements. */
package org.liasse.bench;
