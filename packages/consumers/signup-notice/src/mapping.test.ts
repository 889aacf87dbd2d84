import { expect, test } from "vitest";
import { noticeOf } from "./mapping.ts";

const data = {
  userId: "u1",
  firstname: "Ada",
  lastname: "Lovelace",
  email: "a@example.com",
  registeredAt: "2026-11-10T09:30:00Z",
};

test("a notice names the user and the language, and nothing else", () => {
  expect(noticeOf({ ...data, locale: "pt-BR" })).toEqual({ text: "Ada Lovelace signed up (pt-BR)" });
  expect(noticeOf(data)).toEqual({ text: "Ada Lovelace signed up" });
});

test("a name cannot mention a channel or hide a link", () => {
  expect(noticeOf({ ...data, firstname: "<!channel>", lastname: "<https://x.example|Tom> & Co" }).text).toBe(
    "&lt;!channel&gt; &lt;https://x.example|Tom&gt; &amp; Co signed up",
  );
});
