/** What is told to people, in words. */
package org.liasse.notification;
