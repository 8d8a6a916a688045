package org.liasse.rest.http;

/** A plain value (maps, lists, texts, numbers) to be written as JSON. */
public record Answer(Object value) {}
