package org.liasse.core.dossier;

import java.util.HashMap;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.SignUp;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.people.Codes;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;

/** The code of a context, and its list of those who signed up. */
final class SignedUp {

    private SignedUp() {}

    /**
     * Makes the code, or another one: what was asked with the one before and waits for an address
     * to be confirmed is dropped with it.
     */
    static void newCode(Scene scene, Changes changes) {
        SignUp signUp = scene.type().signUp();
        if (signUp == null) {
            return;
        }
        String code = Codes.random();
        String dossier = scene.header().id();
        Sql sql = scene.work.sql();
        sql.update("delete from sign_up where dossier_id = ?", dossier);
        sql.update("delete from sign_up_code where dossier_id = ?", dossier);
        sql.update(
                "insert into sign_up_code (code, dossier_id, made_at) values (?, ?, ?)",
                code,
                dossier,
                scene.work.millis());
        changes.merge(scene, signUp.section(), Map.of(signUp.code().value(), Codes.spaced(code)));
    }

    /** A row for somebody who joins; who has one has it with what he says now. */
    static void list(
            Scene scene,
            Changes changes,
            SignUp signUp,
            String account,
            Map<String, Object> values) {
        if (signUp.people() == null) {
            return;
        }
        Map<String, Object> rows = rows(scene, signUp);
        String id = rowOf(rows, account);
        Map<String, Object> row = new HashMap<>(values);
        row.values().removeIf(java.util.Objects::isNull);
        row.put(SignUp.ACCOUNT, account);
        rows.put(id == null ? Ids.next() : id, row);
        write(scene, changes, signUp, rows);
    }

    /** His row goes once he holds none of the roles that one takes by signing up. */
    static void strike(Scene scene, Changes changes, Principal principal) {
        SignUp signUp = scene.type().signUp();
        if (signUp == null
                || signUp.people() == null
                || principal.kind() != Principal.Kind.ACCOUNT
                || holdsOne(scene, principal)) {
            return;
        }
        Map<String, Object> rows = rows(scene, signUp);
        String id = rowOf(rows, principal.id());
        if (id != null) {
            rows.remove(id);
            write(scene, changes, signUp, rows);
        }
    }

    private static boolean holdsOne(Scene scene, Principal principal) {
        return scene.file.grants().all().stream()
                .filter(grant -> grant.holder().equals(principal.toString()))
                .anyMatch(grant -> isTaken(scene, grant.role()));
    }

    private static boolean isTaken(Scene scene, Key role) {
        return scene.living.workflow().sentences().stream()
                .filter(s -> s.act().verb().filter(Verb.JOIN::equals).isPresent())
                .anyMatch(s -> s.act().object().equals(role));
    }

    private static Map<String, Object> rows(Scene scene, SignUp signUp) {
        Map<String, Object> rows = new HashMap<>();
        if (scene.file.section(signUp.people()).values().get(signUp.rows().value())
                instanceof Map<?, ?> stored) {
            stored.forEach((id, row) -> rows.put(id.toString(), row));
        }
        return rows;
    }

    private static String rowOf(Map<String, Object> rows, String account) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() instanceof Map<?, ?>)
                .filter(row -> account.equals(((Map<?, ?>) row.getValue()).get(SignUp.ACCOUNT)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static void write(
            Scene scene, Changes changes, SignUp signUp, Map<String, Object> rows) {
        Map<String, Object> before = scene.file.section(signUp.people()).values();
        Map<String, Object> all = new HashMap<>(before);
        all.put(signUp.rows().value(), rows);
        changes.replace(scene, signUp.people(), all);
        changes.differs(scene, signUp.people(), before);
    }
}
