"""Pattern rules: names that no list can hold, recognised by how union texts build them."""
