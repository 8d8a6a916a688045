/** Jobs: long work, item by item, each item one transaction. */
package org.liasse.core.job;
