/** Photos: what their headers say, and small pictures of them. No byte of a file is trusted. */
package org.liasse.core.photo;
