/** Handlebars, set up once: plain text in and out, strict, and no helper but the built-in blocks. */
import handlebars from "handlebars";
import type { TemplateName } from "./templates.ts";
import { templateText } from "./templates.ts";

/** What a template may see: text, yes or no, and lists of such. All of it is Markdown already. */
export type View = { readonly [key: string]: string | boolean | View | readonly View[] };

/** A template that is compiled on its first use. */
export function template<T extends View>(name: TemplateName): (view: T) => string {
  let render: ((view: T) => string) | undefined;
  return (view) => {
    render ??= compile(name);
    return render(view);
  };
}

function compile<T extends View>(name: TemplateName): (view: T) => string {
  const render = handlebars.create().compile<T>(templateText(name), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { each: true, if: true, unless: true },
  });
  return (view) =>
    `${render(view)
      .replace(/\n{3,}/gu, "\n\n")
      .trim()}\n`;
}
