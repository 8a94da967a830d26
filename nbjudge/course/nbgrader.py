"""nbgrader's own command line, with less imported: `python -m nbjudge.course.nbgrader WORDS`."""

from nbjudge.imports import import_less

if __name__ == "__main__":
    import_less()
    from nbgrader.apps.nbgraderapp import main

    main()
