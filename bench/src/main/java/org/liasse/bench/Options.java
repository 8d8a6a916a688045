package org.liasse.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param dossiers how many there are before each measurement, 100 to 1 000 000, ascending
 * @param byHand how many of them are opened through REST; the others are their copies
 * @param warmUpSeconds before anything is measured
 * @param seconds of measurement for each operation
 * @param beforeEachSeconds of the same operation, not measured, just before it is
 * @param counted how many operations of each kind are made to count their statements
 * @param clients keep-alive connections at once
 * @param operations by name; empty for all
 * @param platform the folder with the platform's archive
 * @param statements prints each statement and how often one operation executes it
 * @param exports formats of which everything is taken along after each measurement
 * @param keep leaves everything running after the measurement until a line is read
 */
record Options(
        Database.Kind database,
        List<Integer> dossiers,
        int byHand,
        int warmUpSeconds,
        int seconds,
        int beforeEachSeconds,
        int counted,
        int clients,
        List<String> operations,
        Path platform,
        boolean statements,
        List<String> exports,
        boolean keep) {

    static final String USAGE =
            """
            bench/run [options]
              --database postgresql|derby   postgresql
              --dossiers N                  10000; 10000,100000 measures at the one, then at the other
              --by-hand N                   1000: opened through REST, the others are copies of them
              --warm-up SECONDS             45
              --seconds SECONDS             10 for each operation
              --before-each SECONDS         2 of the same operation, not measured, before it is
              --counted N                   100 operations of each kind to count their statements
              --clients N                   8
              --only a,b                    some operations: read, list, list-tab, tab-followed, tab-treated,
                                            tab-all, tabs, filter-common, filter-rare, sort,
                                            sort-annotation, list-field, search, search-common, search-rare,
                                            list-own, comment, transition, create, upload
              --statements                  print each statement, too
              --exports xlsx,zip:procedure  then take all along in each format, or all of one procedure,
                                            looking at the heap
              --keep                        leave all running at the end, until a line is typed
            """;

    static Options of(String... arguments) {
        var database = Database.Kind.POSTGRESQL;
        List<Integer> dossiers = List.of(10_000);
        int byHand = 1_000;
        int warmUp = 45;
        int seconds = 10;
        int beforeEach = 2;
        int counted = 100;
        int clients = 8;
        boolean statements = false;
        boolean keep = false;
        List<String> operations = List.of();
        List<String> exports = List.of();
        Path platform = Path.of(System.getProperty("liasse.platform", "karaf-assembly/target"));
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--statements")) {
                statements = true;
                continue;
            }
            if (name.equals("--keep")) {
                keep = true;
                continue;
            }
            if (name.equals("--help")) {
                throw new IllegalArgumentException("What operations cost:");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " takes a value");
            }
            String value = arguments[++i];
            switch (name) {
                case "--database" -> database = Database.Kind.of(value);
                case "--dossiers" ->
                        dossiers =
                                Stream.of(value.split(","))
                                        .map(one -> number(name, one, 100, 1_000_000))
                                        .sorted()
                                        .toList();
                case "--by-hand" -> byHand = number(name, value, 50, 10_000);
                case "--warm-up" -> warmUp = number(name, value, 0, 600);
                case "--seconds" -> seconds = number(name, value, 1, 120);
                case "--before-each" -> beforeEach = number(name, value, 0, 60);
                case "--counted" -> counted = number(name, value, 1, 1_000);
                case "--clients" -> clients = number(name, value, 1, 32);
                case "--only" -> operations = List.of(value.split(","));
                case "--exports" -> exports = List.of(value.split(","));
                case "--platform" -> platform = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        return new Options(
                database,
                dossiers,
                Math.min(byHand, dossiers.get(0)),
                warmUp,
                seconds,
                beforeEach,
                counted,
                clients,
                operations,
                platform,
                statements,
                exports,
                keep);
    }

    private static int number(String name, String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " is between " + least + " and " + most);
        }
        return number;
    }
}
