import fc from "fast-check";
import { expect, it } from "vitest";
import { createHistory, endGesture, perform, redo, undo } from "#core/session/history.ts";
import { createSession } from "#core/session/session.ts";
import { createAppState } from "../../../src-renderer/state/app-state.ts";
import { Store } from "../../../src-renderer/state/store.ts";
import { anyDeeds } from "../../core/commands.ts";

it("the window's document becomes what the core alone makes of it, whatever is done", () => {
  fc.assert(
    fc.property(anyDeeds, (deeds) => {
      const store = new Store(createAppState());
      let history = createHistory(createSession());
      for (const deed of deeds) {
        switch (deed.kind) {
          case "perform":
            store.perform(deed.command, deed.gesture);
            history = perform(history, deed.command, deed.gesture).history;
            break;
          case "undo":
            store.undo();
            history = undo(history);
            break;
          case "redo":
            store.redo();
            history = redo(history);
            break;
          case "end-gesture":
            store.endGesture();
            history = endGesture(history);
            break;
        }
        expect(store.state.history).toEqual(history);
      }
    }),
    { numRuns: 200 },
  );
});
