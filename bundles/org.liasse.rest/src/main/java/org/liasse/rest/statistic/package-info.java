/** Statistics of contexts and offices. */
package org.liasse.rest.statistic;
