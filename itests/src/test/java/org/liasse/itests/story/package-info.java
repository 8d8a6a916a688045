/** What people do with the platform, through HTTP alone. */
package org.liasse.itests.story;
