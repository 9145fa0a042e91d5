"""Takes the picture of the README: `python scripts/screenshot.py exports/graph.html docs/graph.png`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

EDGE = ("Huawei", "HP")
"""The edge that is chosen: who is tied to whom, as the labels say."""

CHOOSE = """([tail, head]) => {
  const { edges, nodes, network, choose } = window.kamergraaf;
  const labelled = name => nodes.get().find(({ label }) => label === name).id;
  choose({ edge: edges.get().find(({ from, to }) => from === labelled(tail) && to === labelled(head)).id });
}"""


def main(arguments: list[str]) -> int:
    """Open the page as large as a laptop's window, choose one edge, and write what is seen."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    page_path, picture = map(Path, arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
        page.goto(page_path.resolve().as_uri())
        page.wait_for_function("window.kamergraaf && document.querySelector('#canvas canvas')")
        page.evaluate(CHOOSE, list(EDGE))
        page.wait_for_timeout(1_000)
        page.screenshot(path=picture)
        browser.close()
    print(f"{picture}: {picture.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
