#!/usr/bin/env bash
# The story of one request, told to a running platform with curl alone: from an empty draft to the deposit, the
# messages, the instruction, an acceptance, the reopening, a refusal that lacks its motive and one that has it.
# Each step says what it does; the first surprise ends the story with an exit code that is not zero.
#
# LIASSE_URL            http://127.0.0.1:8181
# LIASSE_ADMINISTRATOR  login:password of an administrator of an office
# LIASSE_INSTRUCTOR     login:password of somebody who will instruct
# LIASSE_APPLICANT      login:password of an applicant of the same office
set -euo pipefail

url=${LIASSE_URL:-http://127.0.0.1:8181}
: "${LIASSE_ADMINISTRATOR:?login:password of an administrator of an office}"
: "${LIASSE_INSTRUCTOR:?login:password of somebody who will instruct}"
: "${LIASSE_APPLICANT:?login:password of an applicant}"

here=$(cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step=0

say() {
    step=$((step + 1))
    printf '\n%2d. %s\n' "$step" "$*"
}

fail() {
    printf '    SURPRISE: %s\n' "$*" >&2
    if [ -f "$work/body" ]; then
        head -c 2000 "$work/body" >&2
        echo >&2
    fi
    exit 1
}

# call TOKEN METHOD PATH STATUS [curl options]: the answer is in $work/body, its headers in $work/head
call() {
    local token=$1 method=$2 path=$3 wanted=$4 status
    shift 4
    status=$(curl -sS --max-time 120 -o "$work/body" -D "$work/head" -w '%{http_code}' -X "$method" \
        -H "Authorization: Bearer $token" -H 'Accept-Language: en' "$@" "$url$path") || fail "curl $method $path"
    printf '    %-6s %s -> %s\n' "$method" "$path" "$status"
    case " $wanted " in
        *" $status "*) ;;
        *) fail "$method $path answers $status, not $wanted" ;;
    esac
}

# send TOKEN METHOD PATH STATUS JSON [curl options]
send() {
    local token=$1 method=$2 path=$3 wanted=$4 json=$5
    shift 5
    call "$token" "$method" "$path" "$wanted" -H 'Content-Type: application/json' --data-binary "$json" "$@"
}

# act TOKEN DOSSIER ACTION STATUS JSON: reads the dossier first, as a page does, and names the version it read
act() {
    tag_of "$1" "/api/dossiers/$2"
    send "$1" POST "/api/dossiers/$2/actions/$3" "$4" "$5" -H "If-Match: $tag" -H "Idempotency-Key: $(uuid)"
}

tag_of() {
    call "$1" GET "$2" 200
    tag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *\([^[:space:]]*\).*/\1/p' "$work/head")
    [ -n "$tag" ] || fail "no ETag"
}

# the first text value of this name in the answer
value() {
    grep -o "\"$1\" *: *\"[^\"]*\"" "$work/body" | sed -n '1{s/^"[^"]*" *: *"//; s/"$//; p;}'
}

contains() {
    grep -qF -- "$1" "$work/body" || fail "the answer does not name $1"
}

lacks() {
    ! grep -qF -- "$1" "$work/body" || fail "the answer names $1"
}

uuid() {
    cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen
}

sum() {
    { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1
}

# sign_in LOGIN:PASSWORD: the token
sign_in() {
    curl -sS --fail --max-time 30 -X POST -u "$1" "$url/api/session" | grep -o '"token" *: *"[^"]*"' |
        sed 's/.*: *"//; s/"$//'
}

# A PDF of one page which a picture of 1200 by 1000 points in three colours covers: 3.6 MB
make_pdf() {
    local file=$1 offsets=() size
    printf '%%PDF-1.4\n%%\xe2\xe3\xcf\xd3\n' >"$file"
    object() {
        offsets+=("$(wc -c <"$file")")
        printf '%d 0 obj\n%s\n' "${#offsets[@]}" "$1" >>"$file"
    }
    object '<< /Type /Catalog /Pages 2 0 R >>' && echo endobj >>"$file"
    object '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' && echo endobj >>"$file"
    object '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>' &&
        echo endobj >>"$file"
    object '<< /Length 32 >>' && printf 'stream\nq 500 0 0 400 47 300 cm /P Do Q\n\nendstream\nendobj\n' >>"$file"
    object '<< /Type /XObject /Subtype /Image /Width 1200 /Height 1000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3600000 >>'
    printf 'stream\n' >>"$file"
    head -c 3600000 /dev/urandom >>"$file"
    printf '\nendstream\nendobj\n' >>"$file"
    size=$(wc -c <"$file")
    printf 'xref\n0 %d\n0000000000 65535 f \n' $((${#offsets[@]} + 1)) >>"$file"
    printf '%010d 00000 n \n' "${offsets[@]}" >>"$file"
    printf 'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' $((${#offsets[@]} + 1)) "$size" >>"$file"
}

say "The platform is ready, and three people sign in."
status=$(curl -sS -o "$work/body" -w '%{http_code}' "$url/health/ready") || fail "nobody listens at $url"
[ "$status" = 200 ] || fail "not ready: $status"
administrator=$(sign_in "$LIASSE_ADMINISTRATOR") || fail "the administrator cannot sign in"
instructor=$(sign_in "$LIASSE_INSTRUCTOR") || fail "the instructor cannot sign in"
applicant=$(sign_in "$LIASSE_APPLICANT") || fail "the applicant cannot sign in"
call "$instructor" GET /api/me 200
instructor_id=$(value id)
call "$administrator" GET /api/types 200
contains procedure-dossier

say "The administrator opens a procedure, draws its form, names an instructor and publishes it."
send "$administrator" POST /api/dossiers 201 \
    '{"type": "procedure", "title": "Subsidies for associations", "sections": {"settings": {"retention": 36, "experts": "none"}}}'
procedure=$(value id)
send "$administrator" POST "/api/dossiers/$procedure/definitions" 201 "@$here/story/definition.json"
tag_of "$administrator" "/api/dossiers/$procedure"
call "$administrator" PUT "/api/dossiers/$procedure/participants/instructor/a:$instructor_id" '200 204' -H "If-Match: $tag"
act "$administrator" "$procedure" publish 200 '{}'
contains '"published"'

say "The applicant opens a draft under an id of his own; sent again, it is the same draft."
dossier=$(uuid)
draft='{"id": "'$dossier'", "type": "procedure-dossier", "context": "'$procedure'", "title": "A library for the valley"}'
send "$applicant" POST /api/dossiers 201 "$draft"
number=$(value number)
send "$applicant" POST /api/dossiers 201 "$draft"
[ "$(value id)" = "$dossier" ] && [ "$(value number)" = "$number" ] || fail "a second draft"
echo "    the draft is number $number"

say "An empty draft cannot be deposited: the answer names what is missing."
act "$applicant" "$dossier" deposit 409 '{}'
contains form-complete
contains projectTitle

say "The instructor does not see the draft."
call "$instructor" GET "/api/dossiers/$dossier" 404

say "The applicant fills in who he is, and the form; first without saying which version he read, then with a value that is none."
tag_of "$applicant" "/api/dossiers/$dossier/sections/identity"
send "$applicant" PATCH "/api/dossiers/$dossier/sections/identity" 200 \
    '{"applicant": {"name": "Ada Martin", "email": "ada@example.org"}, "organisation": "Friends of reading",
      "address": {"line": "1 rue du Moulin", "postcode": "38000", "city": "Grenoble"}}' -H "If-Match: $tag"
send "$applicant" PATCH "/api/dossiers/$dossier/sections/form" 428 '{"members": 42}'
tag_of "$applicant" "/api/dossiers/$dossier/sections/form"
send "$applicant" PATCH "/api/dossiers/$dossier/sections/form" 422 '{"members": "many"}' -H "If-Match: $tag"
contains members
send "$applicant" PATCH "/api/dossiers/$dossier/sections/form" 200 '{
    "projectTitle": "A library for the valley", "summary": "Books, and a room to read them.",
    "association": "Friends of reading", "seat": {"line": "1 rue du Moulin", "postcode": "38000", "city": "Grenoble"},
    "president": {"name": "Ada Martin"}, "contactEmail": "ada@example.org", "founded": "1998-05-12", "members": 42,
    "ownShare": 35.5, "amountRequested": {"amount": "1250.00", "currency": "EUR"}, "field": "culture",
    "audiences": ["children", "adults"], "firstRequest": true,
    "expenses": {"shelves": {"order": 1, "nature": "Shelves", "amount": {"amount": "800.00", "currency": "EUR"}},
                 "books": {"order": 2, "nature": "Books", "amount": {"amount": "450.00", "currency": "EUR"}}}}' \
    -H "If-Match: $tag"
send "$applicant" PATCH "/api/dossiers/$dossier/sections/form" 412 '{"members": 43}' -H "If-Match: $tag"

say "Files: a PDF of several MB, a photo, a file of exactly 20 971 520 bytes; one byte more is refused."
make_pdf "$work/statutes.pdf"
cp "$here/story/photo.jpg" "$work/photo.jpg"
head -c 20971520 /dev/urandom >"$work/plans.bin"
cp "$work/plans.bin" "$work/too-much.bin" && printf x >>"$work/too-much.bin"
deposit() {
    call "$applicant" POST "/api/dossiers/$dossier/documents/$1/versions?name=$(basename "$2")" "$3" \
        -H 'Content-Type: application/octet-stream' --data-binary "@$2" -H 'Expect:'
}
take() {
    deposit "$1" "$2" 201
    contains "$(sum "$2")"
    local href
    href=$(value href)
    document=$(value document)
    call "$applicant" GET "$href" 200
    [ "$(sum "$work/body")" = "$(sum "$2")" ] || fail "other bytes come back"
}
take statutes "$work/statutes.pdf"
statutes=$document
take attachments "$work/photo.jpg"
take attachments "$work/plans.bin"
deposit attachments "$work/too-much.bin" 413
printf 'not a picture' >"$work/lie.pdf"
deposit attachments "$work/lie.pdf" 415
deposit "$statutes" "$work/statutes.pdf" 201
contains '"number":2'
call "$applicant" GET "/api/dossiers/$dossier/documents/$statutes/versions/1" 206 -H 'Range: bytes=0-7'
cmp -s "$work/body" <(printf '%%PDF-1.4') || fail "another range"

say "He deposits it."
act "$applicant" "$dossier" deposit 200 '{}'
contains '"under-construction"'

say "Now the instructor finds it among those that nobody follows, and follows it."
call "$instructor" GET "/api/dossiers?type=procedure-dossier&context=$procedure&tab=to-follow&where=form.field:eq:culture&sort=-form.members&columns=form.projectTitle&count=true" 200
contains "$dossier"
call "$instructor" PUT "/api/dossiers/$dossier/marks/followed" '200 204'
call "$instructor" GET "/api/dossiers?type=procedure-dossier&context=$procedure&tab=to-follow" 200
lacks "$dossier"
call "$instructor" GET "/api/dossiers?type=procedure-dossier&context=$procedure&tab=followed&q=librar" 200
contains "$dossier"

say "They write to each other; the applicant attaches the photo."
send "$instructor" POST "/api/dossiers/$dossier/threads/messages/messages" 201 '{"text": "What will the room look like?"}'
call "$applicant" POST "/api/uploads?for=procedure-dossier/messages&name=photo.jpg" 201 \
    -H 'Content-Type: image/jpeg' --data-binary "@$work/photo.jpg"
upload=$(value id)
send "$applicant" POST "/api/dossiers/$dossier/threads/messages/messages" 201 \
    '{"text": "Like this.", "attachments": ["'"$upload"'"]}' -H "Idempotency-Key: $(uuid)"
photo=$(value href)
call "$instructor" GET "$photo" 200
[ "$(sum "$work/body")" = "$(sum "$work/photo.jpg")" ] || fail "another photo"

say "The instructor notes what is for instructors only."
tag_of "$instructor" "/api/dossiers/$dossier/sections/annotations"
send "$instructor" PATCH "/api/dossiers/$dossier/sections/annotations" 200 '{"priority": "high", "remark": "Between ourselves."}' \
    -H "If-Match: $tag"
call "$applicant" GET "/api/dossiers/$dossier" 200
lacks "Between ourselves"
lacks annotations
call "$applicant" GET "/api/dossiers/$dossier/sections/annotations" 404
call "$applicant" GET "/api/dossiers/$dossier/timeline" 200
lacks "Between ourselves"

say "Instruction begins; the applicant can change nothing any more."
act "$instructor" "$dossier" start-instruction 200 '{}'
contains '"under-instruction"'
tag_of "$applicant" "/api/dossiers/$dossier/sections/form"
send "$applicant" PATCH "/api/dossiers/$dossier/sections/form" 409 '{"members": 43}' -H "If-Match: $tag"
act "$applicant" "$dossier" accept 403 '{"motivation": "I would like it."}'

say "It is accepted, and the applicant sees why."
act "$instructor" "$dossier" accept 200 '{"motivation": "A fine project."}'
contains '"accepted"'
call "$applicant" GET "/api/dossiers/$dossier" 200
contains '"accepted"'
contains "A fine project."

say "It is reopened."
act "$instructor" "$dossier" reopen 200 '{}'
contains '"under-instruction"'

say "Refused without a motive: the answer names what is missing, and nothing moves."
act "$instructor" "$dossier" refuse 422 '{}'
contains motivation
call "$instructor" GET "/api/dossiers/$dossier" 200
contains '"under-instruction"'

say "Refused with its motive; the same request again is the first answer."
tag_of "$instructor" "/api/dossiers/$dossier"
key=$(uuid)
for _ in first again; do
    send "$instructor" POST "/api/dossiers/$dossier/actions/refuse" 200 '{"motivation": "The budget of this year is spent."}' \
        -H "If-Match: $tag" -H "Idempotency-Key: $key"
    contains '"refused"'
done

say "The timeline tells all of it, once."
call "$applicant" GET "/api/dossiers/$dossier/timeline" 200
for kind in deposit start-instruction accept reopen refuse; do
    [ "$(grep -o "\"kind\":\"$kind\"" "$work/body" | wc -l)" = 1 ] || fail "$kind does not stand there once"
done
call "$applicant" GET "/api/events?after=0&limit=200" 200
contains "$dossier"

printf '\nThe story of dossier %s ends as it should.\n' "$number"
