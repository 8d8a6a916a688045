/** What operators and machines ask: health, metrics, the container's own errors. */
package org.liasse.rest.operations;
