import { describe, expect, it } from "vitest";
import { IncomingFiles } from "../../src-main/hosts/incoming-files.ts";

describe("a file that comes in", () => {
  it("goes to the page that is there; of those that came before it the last", () => {
    const files = new IncomingFiles();
    const opened: string[] = [];
    files.open("a");
    files.open("b");
    files.receive((path) => opened.push(path));
    expect(opened).toEqual(["b"]);
    files.open("c");
    expect(opened).toEqual(["b", "c"]);
  });

  it("waits while the page is gone, and goes to the next one alone", () => {
    const files = new IncomingFiles();
    const first: string[] = [];
    const second: string[] = [];
    files.receive((path) => first.push(path));
    files.receive(null);
    files.open("a");
    files.receive((path) => second.push(path));
    files.receive((path) => second.push(path));
    expect({ first, second }).toEqual({ first: [], second: ["a"] });
  });
});
