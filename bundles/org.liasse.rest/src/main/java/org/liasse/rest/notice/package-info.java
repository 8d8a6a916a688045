/** What people were told, and how they want to be told, over HTTP. */
package org.liasse.rest.notice;
