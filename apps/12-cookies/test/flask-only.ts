import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");
const FACTS = `
import json, os, warnings
from app import create_app
from flask import Flask, Response
from itsdangerous import BadSignature, Signer
from itsdangerous import TimestampSigner

def header(*args, **options):
    response = Response()
    response.set_cookie(*args, **options)
    return response.headers["Set-Cookie"]

def warns(size):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        rest = len(header("a", "", path="/"))
        header("a", "b" * (size - rest), path="/")
    return len(caught)

def attempt(action, *args, **options):
    try:
        return action(*args, **options).decode()
    except BadSignature as error:
        return type(error).__name__

def use(coupon):
    return create_app().test_client(use_cookies=False).get(
        "/coupon", headers={"Cookie": "coupon=" + coupon}
    ).text

def use_elsewhere():
    answer = create_app().test_client().post("/coupon")
    coupon = answer.headers["Set-Cookie"].split(";")[0]
    return use(coupon.removeprefix("coupon="))

os.environ["SECRET_KEY"] = ""
unset = use_elsewhere()
os.environ["SECRET_KEY"] = "kept"
signed = Signer("secret", salt="discount").sign("90")
timed = TimestampSigner("secret").sign("90")
print(json.dumps({
    "octal": header("a", "Éva"),
    "number": header("a", "b", expires=3600),
    "partitioned": header("a", "b", partitioned=True),
    "limit": Flask("facts").config["MAX_COOKIE_SIZE"],
    "warnings": [warns(4093), warns(4094)],
    "same use": attempt(Signer("secret", salt="discount").unsign, signed),
    "other use": attempt(Signer("secret", salt="admin").unsign, signed),
    "unset": unset,
    "kept": use_elsewhere(),
    "of another use": use(Signer("kept").sign("10").decode()),
    "in time": attempt(
        TimestampSigner("secret").unsign, timed, max_age=60
    ),
    "too late": attempt(
        TimestampSigner("secret").unsign, timed, max_age=-1
    ),
}))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("Flask's cookies: spelling, size, signatures", () => {
    expect(runPython(LESSON, FACTS)).toEqual({
      octal: 'a="\\303\\211va"; Path=/',
      number: "a=b; Expires=Thu, 01 Jan 1970 01:00:00 GMT; Path=/",
      partitioned: "a=b; Secure; Path=/; Partitioned",
      limit: 4093,
      warnings: [0, 1],
      "same use": "90",
      "other use": "BadSignature",
      unset: "No coupon",
      kept: "Coupon: 10% off",
      "of another use": "No coupon",
      "in time": "90",
      "too late": "SignatureExpired",
    });
  });
}
