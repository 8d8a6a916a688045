/** Documents: uploads, versions that are never overwritten, and what becomes of their bytes. */
package org.liasse.core.documents;
