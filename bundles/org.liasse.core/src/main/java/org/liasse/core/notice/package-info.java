/** What people are told of dossiers: who, of what, how and when. */
package org.liasse.core.notice;
