/** What operators and machines ask: health and metrics. */
package org.liasse.rest.operations;
