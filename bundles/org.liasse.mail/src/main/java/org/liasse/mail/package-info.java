/** Letters by e-mail. */
package org.liasse.mail;
