/** How people look at lists. */
package org.liasse.core.view;
