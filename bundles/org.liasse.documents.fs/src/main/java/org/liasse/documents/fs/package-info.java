/** Documents kept as files in a directory. */
package org.liasse.documents.fs;
