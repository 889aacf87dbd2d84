import { expect, test } from "vitest";
import { permissionsOf, type TestRequest } from "../testing/needs-of.ts";

const of = (method: string, url: string, more: TestRequest = {}) =>
  permissionsOf({ scope: "s3", method, url, ...more });
const BUCKET = "arn:aws:s3:::photos";
const OBJECT = `${BUCKET}/2026/a b.jpg`;
const MISSING = `s3:ListBucket on ${BUCKET} unless there`;

test.each([
  ["GET", "/photos/2026/a%20b.jpg?x-id=GetObject", [`s3:GetObject on ${OBJECT}`, MISSING]],
  ["HEAD", "/photos/2026/a%20b.jpg", [`s3:GetObject on ${OBJECT}`, MISSING]],
  ["PUT", "/photos/2026/a%20b.jpg?x-id=PutObject", [`s3:PutObject on ${OBJECT}`]],
  ["DELETE", "/photos/2026/a%20b.jpg", [`s3:DeleteObject on ${OBJECT}`]],
  ["POST", "/photos/2026/a%20b.jpg?uploads", [`s3:PutObject on ${OBJECT}`]],
  ["PUT", "/photos/2026/a%20b.jpg?partNumber=1&uploadId=x", [`s3:PutObject on ${OBJECT}`]],
  ["DELETE", "/photos/2026/a%20b.jpg?uploadId=x", [`s3:AbortMultipartUpload on ${OBJECT}`]],
  ["PUT", "/photos/2026/a%20b.jpg?tagging", [`s3:PutObjectTagging on ${OBJECT}`]],
  ["GET", "/photos/2026/a%20b.jpg?versionId=1", [`s3:GetObjectVersion on ${OBJECT}`]],
  ["GET", "/photos/?list-type=2&prefix=2026%2F", [`s3:ListBucket on ${BUCKET}`]],
  ["GET", "/photos", [`s3:ListBucket on ${BUCKET}`]],
  ["HEAD", "/photos", [`s3:ListBucket on ${BUCKET}`]],
  ["GET", "/photos?versioning", [`s3:GetBucketVersioning on ${BUCKET}`]],
  ["PUT", "/photos", [`s3:CreateBucket on ${BUCKET}`]],
  ["GET", "/", ["s3:ListAllMyBuckets on *"]],
])("%s %s needs %j", (method, url, needed) => {
  expect(of(method, url)).toEqual(needed);
});

test("a copy also reads what it copies", () => {
  const headers = { "x-amz-copy-source": "/drafts/a%20b.jpg?versionId=1" };
  expect(of("PUT", "/photos/copy.jpg", { headers })).toEqual([
    "s3:PutObject on arn:aws:s3:::photos/copy.jpg",
    "s3:GetObject on arn:aws:s3:::drafts/a b.jpg",
  ]);
});

test("an ACL or tags in the headers of a write need their own rights", () => {
  const headers = { "x-amz-acl": "public-read", "x-amz-tagging": "a=b" };
  expect(of("PUT", "/photos/a.jpg", { headers })).toEqual([
    "s3:PutObject on arn:aws:s3:::photos/a.jpg",
    "s3:PutObjectAcl on arn:aws:s3:::photos/a.jpg",
    "s3:PutObjectTagging on arn:aws:s3:::photos/a.jpg",
  ]);
});

test("a deletion of several objects needs the right on each", () => {
  const body = "<Delete><Object><Key>a</Key></Object><Object><Key>b/c</Key></Object></Delete>";
  expect(of("POST", "/photos?delete", { body })).toEqual([
    "s3:DeleteObject on arn:aws:s3:::photos/a",
    "s3:DeleteObject on arn:aws:s3:::photos/b/c",
  ]);
});

test("a part of a bucket or object whose rights are not written down is refused rather than served", () => {
  expect(of("GET", "/photos?website")).toEqual(["unlisted"]);
  expect(of("POST", "/photos/a.jpg?restore")).toEqual(["unlisted"]);
});
