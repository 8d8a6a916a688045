/** Two offices to try the platform with, made through the doors like everything else. */
package org.liasse.demo;
