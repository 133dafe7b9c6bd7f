# Words of a case.

flag-case-frozen-without-permission = property frozen without the Director General's permission
