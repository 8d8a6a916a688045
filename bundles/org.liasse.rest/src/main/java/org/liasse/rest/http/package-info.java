/** The wire: who asks, what bodies may be, what is answered where something is refused. */
package org.liasse.rest.http;
