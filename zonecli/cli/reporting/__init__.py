"""What `report` does beside rendering: jobs, watching, folders of templates."""
