/** Mail, from the platform as it is shipped to a real server. */
package org.liasse.itests.mail;
