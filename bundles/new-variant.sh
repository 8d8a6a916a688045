#!/bin/sh
# Makes a new variant: a copy of the skeleton under another name, already part of the build.
#
#   bundles/new-variant.sh NAME [PLURAL]
#
# NAME     2 to 20 lower-case letters and digits, such as meeting: the type, its tables, its bundle
#          org.liasse.variant.NAME
# PLURAL   its path under /api/, NAMEs unless said otherwise
#
# Then: mvn spotless:apply verify -pl bundles/org.liasse.variant.NAME -am
set -eu

complain() {
    echo "new-variant: $1" >&2
    exit 2
}

[ $# -eq 1 ] || [ $# -eq 2 ] || complain "usage: bundles/new-variant.sh NAME [PLURAL]"
name=$1
plural=${2:-${name}s}
for word in "$name" "$plural"; do
    case $word in
        *[!a-z0-9]* | [!a-z]* | ? | ?????????????????????*)
            complain "'$word' is not 2 to 20 lower-case letters and digits, beginning with a letter"
            ;;
    esac
done
case $plural in
    accounts | bulk | docs | dossiers | events | exports | jobs | me | notifications | offices | session | statistics | tabs | types | uploads)
        complain "/api/$plural is the core's; give another PLURAL"
        ;;
esac

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
from=$root/bundles/org.liasse.variant.skeleton
to=$root/bundles/org.liasse.variant.$name
[ ! -e "$to" ] || complain "$to is there already"
grep -rqs "DossierType.named(\"$name\")" "$root"/bundles/org.liasse.variant.*/src/main && complain "there is a type $name already"
grep -rqs "\.at(\"$plural\")" "$root"/bundles/org.liasse.variant.*/src/main && complain "there is a path $plural already"

first=$(printf %s "$name" | cut -c1 | tr '[:lower:]' '[:upper:]')
title=$first$(printf %s "$name" | cut -c2-)
capitals=$(printf %s "$name" | tr '[:lower:]' '[:upper:]')

# in two steps: the new name may hold an old one
rename() {
    sed -e 's/notes/%PLURAL%/g' -e 's/skeleton/%NAME%/g' -e 's/note/%NAME%/g' \
        -e 's/Skeleton/%TITLE%/g' -e 's/Note/%TITLE%/g' -e 's/NOTE/%CAPITALS%/g' |
        sed -e "s/%PLURAL%/$plural/g" -e "s/%NAME%/$name/g" -e "s/%TITLE%/$title/g" -e "s/%CAPITALS%/$capitals/g"
}

# the bundle itself, but for what only the skeleton has: the test of this script
(cd "$from" && find . -type f ! -path './target/*' ! -name 'NewVariantTest.java') | while read -r file; do
    copy=$to/$(printf '%s\n' "$file" | rename)
    mkdir -p "$(dirname -- "$copy")"
    rename <"$from/$file" >"$copy"
done
sed "s|<name>.*</name>|<name>Liasse: $name</name>|" "$to/pom.xml" >"$to/pom.xml.new"
mv "$to/pom.xml.new" "$to/pom.xml"

# each line of the build that names the skeleton, and its feature, once more under the new name
again() {
    awk -v name="$name" '
        function renamed(text) { gsub(/variant\.skeleton/, "variant." name, text); gsub(/variant-skeleton/, "variant-" name, text); return text }
        /<feature name="liasse-variant-skeleton"/ { block = "" ; within = 1 }
        { print }
        within { block = block renamed($0) "\n" }
        within && /<\/feature>/ && !/<feature>/ { printf "\n%s", block; within = 0; next }
        !within && /variant[.-]skeleton/ { print renamed($0) }
    ' "$1" >"$1.new"
    cat "$1.new" >"$1"
    rm "$1.new"
}
for file in pom.xml bundles/pom.xml features/pom.xml features/src/main/feature/features.xml karaf-assembly/pom.xml; do
    [ ! -f "$root/$file" ] || again "$root/$file"
done

echo "bundles/org.liasse.variant.$name is there: begin with $title.java, which says what it is and by what rules it lives."
echo "Build and test it: mvn spotless:apply verify -pl bundles/org.liasse.variant.$name -am"
