/** What types count, kept with each act and read without going through dossiers. */
package org.liasse.core.statistic;
