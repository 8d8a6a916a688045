/** Sign-in, and who the reader is. */
package org.liasse.rest.people;
