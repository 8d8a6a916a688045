/** What every document store keeps to, and one that lives in memory. */
package org.liasse.test.documents;
