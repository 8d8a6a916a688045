/** How people look at lists. */
package org.liasse.rest.view;
