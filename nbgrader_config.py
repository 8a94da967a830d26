"""Settings of nbgrader for this course."""

c = get_config()  # noqa: F821  (nbgrader puts get_config here)

c.CourseDirectory.course_id = "ann"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
