"""Where among the artifacts lies a deliverable?"""

from pathlib import Path

from apprentice.adapters.deliverables import locate


def made(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def test_the_path_as_spelled_comes_first(tmp_path: Path) -> None:
    """Two files may differ in case only."""
    root = made(tmp_path, "A.csv", "a.csv", "sub/a.csv")

    assert root / "a.csv" == locate("a.csv", root)
    assert root / "A.csv" == locate("A.csv", root)


def test_case_does_not_matter(tmp_path: Path) -> None:
    """Eight of the 24 seed packets write .CSV in the text and .csv in the list."""
    root = made(tmp_path, "Reports/Sales.CSV")

    assert root / "Reports/Sales.CSV" == locate("reports/sales.csv", root)


def test_the_last_part_is_found_in_any_folder_the_shallowest_first(tmp_path: Path) -> None:
    """Agents like to tidy up."""
    root = made(tmp_path, "b/c/x.csv", "z/x.csv", "d/x.csv")

    assert root / "d/x.csv" == locate("elsewhere/x.csv", root)


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link may lead out of the workspace."""
    outside = made(tmp_path / "outside", "x.csv")
    root = made(tmp_path / "root", "y.csv")
    (root / "x.csv").symlink_to(outside / "x.csv")
    (root / "folder").symlink_to(outside)
    (tmp_path / "link").symlink_to(outside)

    assert None is locate("x.csv", root)
    assert None is locate("x.csv", tmp_path / "link")
    assert None is locate("x.csv", tmp_path / "nowhere")
    assert None is locate("../outside/z.csv", root)


def test_folders_of_that_name_and_the_engines_own_files_do_not_count(tmp_path: Path) -> None:
    """In a repository, .apprentice/input holds the assets."""
    root = made(tmp_path, ".apprentice/input/x.csv", ".git/x.csv")
    (root / "x.csv").mkdir()

    assert None is locate("x.csv", root)
